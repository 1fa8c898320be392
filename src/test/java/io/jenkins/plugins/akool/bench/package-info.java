/** Figures beside what people would do instead, each a program of its own that prints tables for docs/benchmarks.md. */
package io.jenkins.plugins.akool.bench;
