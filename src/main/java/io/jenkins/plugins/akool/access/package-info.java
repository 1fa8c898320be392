/**
 * How this controller reaches AKOOL: what an administrator set, which login a job may use, HTTP clients that follow
 * the proxy settings, doors that AKOOL may come in by, and the plugin's own folders. Comes in: a build or a form,
 * and the id of a credential. Goes out: AKOOL, opened. Stays out: orders and what becomes of them.
 *
 * <p>It has more than 15 files, since all that asks AKOOL or the server of a video is set up in one place.
 */
package io.jenkins.plugins.akool.access;
