/**
 * A job's page on its newest translations, and addresses that stay. Comes in: the records of the newest builds. Goes out:
 * a page, its data, redirections to archived files. Stays out: keeping anything of its own.
 */
package io.jenkins.plugins.akool.latest;
