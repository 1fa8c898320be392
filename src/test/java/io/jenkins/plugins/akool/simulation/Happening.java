package io.jenkins.plugins.akool.simulation;

import java.util.function.Consumer;

/**
 * Something that comes upon the engine from outside.
 *
 * @param at milliseconds since the world began
 * @param effect what it does; holds nothing of a world, so that it can happen in several
 */
record Happening(long at, Consumer<World> effect) {}
