/**
 * What becomes known of orders, written down where people look: the build's record, its log, what was spent, and the steps
 * that wait. It is how the engine sees Jenkins: its listener, its destinations, its accounts and budgets. Comes in: what the
 * engine tells. Goes out: records, log lines, outcomes, clients with the login of a build. Stays out: what decides on an
 * order.
 */
package io.jenkins.plugins.akool.bookkeeping;
