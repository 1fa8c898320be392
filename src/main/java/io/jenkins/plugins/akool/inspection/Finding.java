package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What AKOOL is likely to say of a video.
 *
 * @param sentence for the log and for pages, in the language of the server
 * @param certain whether AKOOL surely refuses it; otherwise its own pages contradict each other, and it may be taken
 */
public record Finding(@NonNull String sentence, boolean certain) {}
