/** The door at which AKOOL fetches copies of workspace files: without a login, by a link that lets in for one order. */
package io.jenkins.plugins.akool.source;
