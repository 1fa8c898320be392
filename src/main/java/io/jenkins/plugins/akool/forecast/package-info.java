/**
 * When a translation will be done. In come what AKOOL tells of its progress, and what earlier translations took; out goes
 * how long to wait until the next look. What is known is never more than an opinion: a forecast that is wrong makes a look
 * come late or in vain, and nothing else.
 *
 * <p>What stays outside: who looks, requests, clocks and translations themselves. Nothing here runs by itself.
 */
package io.jenkins.plugins.akool.forecast;
