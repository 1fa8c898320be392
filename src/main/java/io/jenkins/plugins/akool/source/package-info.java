/**
 * Videos out of workspaces: copies them, keeps them, and lets AKOOL fetch them, by the storage's link or through a
 * door of this Jenkins. Comes in: paths in a workspace, and strangers with a link. Goes out: names of copies for the
 * journal, which let nobody in, and bytes to who has the link. Stays out: what is done with the video.
 */
package io.jenkins.plugins.akool.source;
