/**
 * AKOOL's API as Java values: what it is asked for, what it answers, and one error type that says what the caller
 * may do. Comes in: what a person chose, and JSON that was read. Goes out: requests as JSON, and sentences for the
 * user. Stays out: HTTP, logins, and what becomes of a translation.
 *
 * <p>It has more than 15 files, since each thing that AKOOL knows is one.
 */
package io.jenkins.plugins.akool.api;
