/**
 * What a file is, told by its bytes: a video, and of which kind; subtitles, and of which; or something else that is known.
 * What is unfamiliar and no text counts as a video, since players know more kinds than any list. Comes in: a file,
 * perhaps only the beginning of it so far, and what its server and its link call it. Goes out: a {@link
 * io.jenkins.plugins.akool.media.Verdict} with the ending that its name should have, or words for what it is instead.
 * Stays out: where files come from, and what becomes of them.
 */
package io.jenkins.plugins.akool.media;
