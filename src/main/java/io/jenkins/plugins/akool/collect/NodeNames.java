package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.Storage;
import io.jenkins.plugins.akool.translation.ResultName;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.function.UnaryOperator;
import jenkins.MasterToSlaveFileCallable;

/**
 * Asks the node that it is sent to whether it can have a file of that name. Java writes names in the charset of the locale
 * that it was started in, and knows no others: in the C locale, as agents of services and containers often run, that is
 * ASCII.
 */
public final class NodeNames extends MasterToSlaveFileCallable<Boolean> {

    private static final long serialVersionUID = 1L;

    private final String path;

    private NodeNames(String path) {
        this.path = path;
    }

    @Override
    public Boolean invoke(File folder, VirtualChannel channel) {
        try {
            folder.toPath().resolve(path);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Whether the node of the folder can have the path in it.
     *
     * @throws IOException where the node cannot be reached
     */
    static boolean canHave(@NonNull FilePath folder, @NonNull String path) throws IOException, InterruptedException {
        return path.equals(ResultName.ascii(path)) || folder.act(new NodeNames(path));
    }

    /**
     * Makes a name one that it can be archived under: itself, unless neither the controller nor a node that hands files to
     * the storage without the controller can write it.
     */
    @NonNull
    public static UnaryOperator<String> archivable(
            @NonNull Run<?, ?> run, @CheckForNull Site site, @NonNull String example)
            throws IOException, InterruptedException {
        boolean writable = canHave(PluginFolders.temporary("names"), example)
                || site != null
                        && canHave(site.workspace(), example)
                        && !Storage.chosenFor(run).isControllersDisk();
        return writable ? UnaryOperator.identity() : ResultName::ascii;
    }

    /** What people call the node that a folder is on. */
    @NonNull
    static String of(@NonNull FilePath folder) {
        Computer computer = folder.toComputer();
        return computer == null ? "" : computer.getDisplayName();
    }

    /** The path under which the node can have it: the same, or one in ASCII. */
    @NonNull
    static String on(@NonNull FilePath folder, @NonNull String path) throws IOException, InterruptedException {
        return canHave(folder, path) ? path : ResultName.ascii(path);
    }
}
