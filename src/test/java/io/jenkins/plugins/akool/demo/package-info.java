/**
 * What {@code make run} shows where Jenkins cannot be had: the engine with an order, and a page that plays what came of it.
 * Comes in: the environment's wishes. Goes out: files in a folder that a browser opens without a server. Stays out: Jenkins.
 */
package io.jenkins.plugins.akool.demo;
