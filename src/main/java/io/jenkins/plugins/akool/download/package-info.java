/**
 * One file from a stranger, whole or not at all: from public hosts only, taken up where it broke, its length,
 * checksum and kind compared. Comes in: a link that is never shown, and the place for the file. Goes out: the file
 * with the ending that its bytes tell, or a {@link io.jenkins.plugins.akool.download.DownloadException} with a sentence and what may help. Stays out:
 * translations, nodes and archives; runs on agents as well as on the controller.
 *
 * <p>A socket's read hears no interrupt, so {@link io.jenkins.plugins.akool.download.Carrier} reads on a thread of
 * its own, one for each download under way, and whoever waits for it closes the connection. {@link
 * io.jenkins.plugins.akool.download.PublicWeb} follows redirects by hand and refuses addresses that are not public
 * where a link names one, when a name is resolved, and on the connected socket just before the request is written.
 *
 * <p>It has more than 15 files, since each thing that a server may do in a way of its own has a small class: what it
 * offers, how it packs, what it announces, how it refuses.
 */
package io.jenkins.plugins.akool.download;
