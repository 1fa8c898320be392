/**
 * The build's page on its translations. Comes in: the record, and the decisions of people who may take them. Goes
 * out: pages. Stays out: keeping and deciding anything itself.
 */
package io.jenkins.plugins.akool.report;
