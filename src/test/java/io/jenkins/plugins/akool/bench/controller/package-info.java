/**
 * Figures of a whole Jenkins beside what people would do instead, each a test that asserts only that all came. What a
 * process costs is read from {@code /proc} and from files, since asking Jenkins costs more than what is measured.
 */
package io.jenkins.plugins.akool.bench.controller;
