/**
 * Words that go with an order out of a file of its own, so that they can live in version control. Comes in: bytes that
 * anybody may have written. Goes out: terms, added to the settings of an order, or sentences with line numbers. Stays out:
 * where the file is.
 */
package io.jenkins.plugins.akool.glossary;
