/** The freestyle build step and its form: the same options and the same service as the Pipeline step. */
package io.jenkins.plugins.akool.freestyle;
