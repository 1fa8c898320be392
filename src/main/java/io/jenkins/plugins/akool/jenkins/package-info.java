/**
 * The one room that knows both sides: it owns the engine's life in a controller, finds credentials, follows the proxy
 * settings, archives results and keeps the record of each build.
 */
package io.jenkins.plugins.akool.jenkins;
