/** A step as one would write it first, with a thread for each translation; compared with, and never shipped. */
package io.jenkins.plugins.akool.bench.blocking;
