/**
 * What a build remembers of its translations for good, and how an order finds its build. Comes in: translations as
 * they change. Goes out: records for pages, scripts and later builds. Stays out: keys, signed links, and why
 * something changed.
 */
package io.jenkins.plugins.akool.record;
