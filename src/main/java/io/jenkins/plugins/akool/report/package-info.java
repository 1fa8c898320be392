/** The build's page on its translations; only shows, what is kept is in the jenkins package. */
package io.jenkins.plugins.akool.report;
