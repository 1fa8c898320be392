/**
 * What scenarios with a Jenkins begin with: {@link io.jenkins.plugins.akool.studio.StudioScenario}, a Jenkins that is set up
 * the way a studio would; storages that behave like a cloud; and a log that has to stay quiet.
 */
package io.jenkins.plugins.akool.studio;
