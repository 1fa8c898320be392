/**
 * What each login has spent in a month, and whether it may spend more. Comes in: each change of a translation, what an
 * administrator allows and what was written down ({@link io.jenkins.plugins.akool.budget.Budgets}). Goes out: verdicts, and
 * what is to be written down before a translation is forgotten. Stays out: what an account has left at AKOOL.
 */
package io.jenkins.plugins.akool.budget;
