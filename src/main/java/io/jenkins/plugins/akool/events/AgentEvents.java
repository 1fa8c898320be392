package io.jenkins.plugins.akool.events;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.slaves.ComputerListener;
import io.jenkins.plugins.akool.service.TranslationService;

/** Lets results whose agent is back go on. */
@Extension
public final class AgentEvents extends ComputerListener {

    @Override
    public void onOnline(@NonNull Computer computer, @NonNull TaskListener log) {
        TranslationService.get().agentCame();
    }
}
