/**
 * What a user may ask for, the same in a Pipeline step and in a build step: its form, its checks as one types, and
 * how a script writes it. Comes in: what was typed. Goes out: an order, or a sentence on what is wrong. Stays out:
 * builds, and anything that is paid.
 */
package io.jenkins.plugins.akool.options;
