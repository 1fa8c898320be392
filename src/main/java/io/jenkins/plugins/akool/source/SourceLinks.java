package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.artifacts.Storage;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.inspection.SignedLink;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.File;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
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

    /** Which file of which order, and the signature over that, 256 bits in hexadecimal. */
    private static final Pattern TOKEN = Pattern.compile("(([vc])([0-9a-f-]{36}(?:-\\d{1,6})?))([0-9a-f]{64})");

    private final HMACConfidentialKey key = new HMACConfidentialKey(SourceLinks.class, "token");
    private final InstantSource clock;

    /** Null before the start. */
    private final Supplier<Engine> engine;

    public SourceLinks(InstantSource clock, Supplier<Engine> engine) {
        this.clock = clock;
        this.engine = engine;
    }

    /**
     * How AKOOL would get a copy.
     *
     * @param problem a sentence on why it would not, null where it would
     * @param life of a link that the storage makes now, null where it has no end that is known
     */
    public record Way(
            @CheckForNull String problem, @CheckForNull Duration life) {

        /** A sentence where an order takes longer than a link lasts, otherwise null. */
        @CheckForNull
        public String warning(@NonNull Duration timeLimit) {
            return life == null || life.compareTo(timeLimit) >= 0
                    ? null
                    : Messages.file_linkEnds(life.plusSeconds(30).toMinutes(), timeLimit.toMinutes());
        }
    }

    /**
     * @param artifact where among the build's artifacts the copy is or will be; null where the controller keeps it
     * @throws StorageException where the artifact storage cannot be asked for a link
     */
    @NonNull
    public static Way way(@NonNull Run<?, ?> run, @CheckForNull String artifact)
            throws StorageException, InterruptedException {
        URL link = artifact == null ? null : Storage.chosenFor(run).link(artifact);
        if (link != null) {
            Instant end = SignedLink.expiry(link.toString());
            return new Way(null, end == null ? null : Duration.between(Instant.now(), end));
        }
        if (!AkoolGlobalConfiguration.get().isServeSources()) {
            return new Way(Messages.file_noLink(), null);
        }
        return new Way(JenkinsLocationConfiguration.get().getUrl() == null ? Messages.file_noRootUrl() : null, null);
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
                    } catch (AkoolException | InterruptedException e) {
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }

    private String link(Order order, StoredFile.Part part, String source) throws AkoolException, InterruptedException {
        StoredFile stored = StoredFile.of(source);
        if (stored == null) {
            return source;
        }
        try {
            Copy copy = copy(order, part, stored);
            if (copy == null) {
                throw new AkoolException(Remedy.STOP, Messages.file_gone(stored.name()));
            }
            Storage storage = copy.storage();
            URL external = storage == null ? null : storage.link(copy.kept());
            return external == null ? doorLink(order, part, stored) : external.toString();
        } catch (StorageException e) {
            throw new AkoolException(Remedy.RETRY_LATER, Messages.file_unreadable(stored.name(), e.getMessage()), e);
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
     * @throws StorageException where the copy's storage cannot say
     */
    @CheckForNull
    public ServedFile find(@NonNull String token, @NonNull String name) throws StorageException, InterruptedException {
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
        Copy copy = stored == null || !stored.name().equals(name) ? null : copy(order.get(), part, stored);
        return copy == null
                ? null
                : new ServedFile(stored.name(), stored.length(), stored.sha256(), copy.storage(), copy.kept());
    }

    /** Whether AKOOL may have to fetch what the translation is made of. */
    boolean mayBeFetched(Translation t) {
        Instant until = t.fetchedUntil();
        return until != null && clock.instant().isBefore(until);
    }

    /** Null where it is gone, or is not the file any more that was stored. */
    @CheckForNull
    private static Copy copy(Order order, StoredFile.Part part, StoredFile stored)
            throws StorageException, InterruptedException {
        Copy copy = null;
        if (stored.place() == StoredFile.Place.CONTROLLER) {
            File file = ControllerCopies.of(order.id(), part);
            if (file.isFile()) {
                copy = new Copy(null, new Storage.Kept(file.length(), VirtualFile.forFile(file)));
            }
        } else {
            Run<?, ?> run = Owners.find(order);
            if (run != null) {
                Storage storage = Storage.of(run);
                Storage.Kept kept = storage.files(List.of(stored.path())).get(stored.path());
                copy = kept == null ? null : new Copy(storage, kept);
            }
        }
        return copy != null && copy.kept().length() == stored.length() ? copy : null;
    }

    /**
     * @param storage null where the controller keeps it
     */
    private record Copy(@CheckForNull Storage storage, Storage.Kept kept) {}
}
