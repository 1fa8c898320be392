/**
 * What Jenkins tells of builds, jobs, agents and credentials that come, change and go, passed on to the service.
 * Comes in: Jenkins' own events. Goes out: one call to the service each. Stays out: what follows from it.
 */
package io.jenkins.plugins.akool.events;
