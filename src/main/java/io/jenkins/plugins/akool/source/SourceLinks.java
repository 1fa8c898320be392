package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.security.HMACConfidentialKey;
import jenkins.util.VirtualFile;

/**
 * Makes the links under which AKOOL fetches stored copies, and honours those of Jenkins' own: the artifact storage's
 * where it has some, otherwise one to the door that an administrator opened.
 *
 * <p>Such a link lets in whoever knows it, so it is made anew for each submission and written down nowhere. Its token is
 * the order's id, signed with a secret of this Jenkins; whether it is still good is looked up at the order.
 */
public final class SourceLinks {

    private static final Logger LOGGER = Logger.getLogger(SourceLinks.class.getName());

    /** Which file of which order, and the signature over that, 256 bits in hexadecimal. */
    private static final Pattern TOKEN = Pattern.compile("(([vc])([0-9a-f-]{36}))([0-9a-f]{64})");

    private final HMACConfidentialKey key = new HMACConfidentialKey(SourceLinks.class, "token");
    private final InstantSource clock;

    /** Null before the start. */
    private final Supplier<Engine> engine;

    public SourceLinks(InstantSource clock, Supplier<Engine> engine) {
        this.clock = clock;
        this.engine = engine;
    }

    /**
     * A sentence on why AKOOL could not be given a copy, or null where it can.
     *
     * @param artifact where among the build's artifacts the copy is or will be; null where the controller keeps it
     */
    @CheckForNull
    public static String problem(@NonNull Run<?, ?> run, @CheckForNull String artifact) {
        try {
            if (artifact != null
                    && run.pickArtifactManager().root().child(artifact).toExternalURL() != null) {
                return null;
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "the artifact storage gives no link", e);
        }
        if (!AkoolGlobalConfiguration.get().isServeSources()) {
            return Messages.file_noLink();
        }
        return JenkinsLocationConfiguration.get().getUrl() == null ? Messages.file_noRootUrl() : null;
    }

    /** The order with links in place of stored copies; see {@link io.jenkins.plugins.akool.engine.Accounts#addressed}. */
    @NonNull
    public CompletionStage<Order> addressed(@NonNull Order order) {
        String captions = order.settings().captionFile();
        if (StoredFile.of(order.source()) == null && StoredFile.of(captions) == null) {
            return CompletableFuture.completedFuture(order);
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return order.fetchedFrom(
                                link(order, StoredFile.Part.VIDEO, order.source()),
                                captions == null ? null : link(order, StoredFile.Part.CAPTIONS, captions));
                    } catch (AkoolException e) {
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }

    private String link(Order order, StoredFile.Part part, String source) throws AkoolException {
        StoredFile stored = StoredFile.of(source);
        if (stored == null) {
            return source;
        }
        try {
            VirtualFile file = file(order, part, stored);
            if (file == null) {
                throw new AkoolException(Remedy.STOP, Messages.file_gone(stored.name()));
            }
            URL external = file.toExternalURL();
            return external == null ? doorLink(order, part, stored) : external.toString();
        } catch (AkoolException e) {
            throw e;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a stored copy cannot be looked at", e);
            throw new AkoolException(Remedy.RETRY_LATER, Messages.file_unreadable(stored.name()), e);
        }
    }

    private String doorLink(Order order, StoredFile.Part part, StoredFile stored) throws AkoolException {
        String root = JenkinsLocationConfiguration.get().getUrl();
        if (!AkoolGlobalConfiguration.get().isServeSources() || root == null) {
            throw new AkoolException(Remedy.STOP, root == null ? Messages.file_noRootUrl() : Messages.file_noLink());
        }
        return Util.ensureEndsWith(root, "/") + ServedFile.DOOR + "/" + token(order.id(), part) + "/"
                + Util.rawEncode(stored.name());
    }

    private String token(String orderId, StoredFile.Part part) {
        String subject = part.label().charAt(0) + orderId;
        return subject + key.mac(subject);
    }

    /**
     * The copy that a link of this Jenkins names.
     *
     * @return null where the link is none, or none any more
     */
    @CheckForNull
    public ServedFile find(@NonNull String token, @NonNull String name) throws IOException {
        Matcher parts = TOKEN.matcher(token);
        // The signature first: what is not Jenkins' own costs nothing more.
        if (!parts.matches() || !key.checkMac(parts.group(1), parts.group(4)) || engine.get() == null) {
            return null;
        }
        Optional<Order> order = engine.get().translations(parts.group(3)).stream()
                .filter(this::mayBeFetched)
                .map(Translation::order)
                .findFirst();
        if (order.isEmpty()) {
            return null;
        }
        StoredFile.Part part = parts.group(2).equals("v") ? StoredFile.Part.VIDEO : StoredFile.Part.CAPTIONS;
        StoredFile stored = StoredFile.of(
                part == StoredFile.Part.VIDEO
                        ? order.get().source()
                        : order.get().settings().captionFile());
        VirtualFile file = stored == null || !stored.name().equals(name) ? null : file(order.get(), part, stored);
        return file == null ? null : new ServedFile(stored.name(), stored.length(), stored.sha256(), file);
    }

    /** Whether AKOOL may have to fetch what the translation is made of. */
    boolean mayBeFetched(Translation t) {
        Instant until = t.fetchedUntil();
        return until != null && clock.instant().isBefore(until);
    }

    /** Null where it is gone, or is not the file any more that was stored. */
    @CheckForNull
    private static VirtualFile file(Order order, StoredFile.Part part, StoredFile stored) throws IOException {
        VirtualFile file;
        if (stored.place() == StoredFile.Place.CONTROLLER) {
            file = VirtualFile.forFile(ControllerCopies.of(order.id(), part));
        } else {
            Run<?, ?> run = Owners.find(order);
            if (run == null) {
                return null;
            }
            file = run.getArtifactManager().root().child(stored.path());
        }
        return file.isFile() && file.length() == stored.length() ? file : null;
    }
}
