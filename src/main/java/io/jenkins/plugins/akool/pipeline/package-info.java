/** The Pipeline step: asynchronous, holds an order id and listens. */
package io.jenkins.plugins.akool.pipeline;
