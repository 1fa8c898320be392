package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Which jobs the person who looks may know of: an administrator of all, also of those that are gone, everybody else of
 * those that they may read. For one request; asks for each job once.
 */
final class Readers {

    private final boolean administrator = Jenkins.get().hasPermission(Jenkins.ADMINISTER);

    /** Jobs that are there and may be read, by full name. */
    private final Map<String, Optional<Item>> jobs = new HashMap<>();

    boolean maySee(@NonNull String job) {
        return administrator || find(job).isPresent();
    }

    /** Address below Jenkins' own, null where there is none to see. */
    @CheckForNull
    String url(@NonNull String job) {
        return find(job).map(Item::getUrl).orElse(null);
    }

    private Optional<Item> find(String job) {
        return jobs.computeIfAbsent(job, name -> {
            Item item = name.isEmpty() ? null : Jenkins.get().getItemByFullName(name);
            return Optional.ofNullable(item).filter(i -> i.hasPermission(Item.READ));
        });
    }
}
