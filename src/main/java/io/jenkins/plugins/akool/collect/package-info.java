/**
 * Brings a result from AKOOL to its build, through the node that the step runs on or through the controller. Comes
 * in: links, fresh from AKOOL, and where the step is. Goes out: archived files. Stays out: when to collect and
 * whether to try again, which the engine decides. An agent that is away is waited for without a thread; builds take
 * turns on each node.
 */
package io.jenkins.plugins.akool.collect;
