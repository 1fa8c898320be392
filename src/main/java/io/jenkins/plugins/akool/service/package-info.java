/**
 * What is decided on an order, from the request to its outcome; owns the engine's life in a controller. Comes in: options
 * with a step that waits, and what Jenkins tells. Goes out: orders to the engine, and what bookkeeping makes of them. Stays
 * out: what a step or a page looks like.
 */
package io.jenkins.plugins.akool.service;
