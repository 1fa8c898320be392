package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.forecast.Precedent;
import io.jenkins.plugins.akool.forecast.Precedents;
import io.jenkins.plugins.akool.forecast.PrecedentsInMemory;
import io.jenkins.plugins.akool.forecast.Told;
import java.util.List;

/**
 * What a forecast is made from, and may mislead: translations of before this world, which in most worlds have nothing to
 * do with those in it, and the progress that AKOOL tells.
 */
final class Past {

    /** As AKOOL's docs have it, and some of what they leave open. */
    private static final int SHAPES = 6;

    private Past() {}

    /** None, or many that all took about as long, from a tenth of a second to days. */
    static Precedents of(Dice dice) {
        PrecedentsInMemory past = new PrecedentsInMemory();
        int many = dice.roll("past") < 0.3 ? 0 : dice.pick("past", Precedents.MOST);
        double seconds = dice.pause("past took", 100, 3 * World.DAY) / 1000.0;
        for (int n = 0; n < many; n++) {
            double took = seconds * (0.8 + 0.4 * dice.roll("past"));
            List<Told> told = List.of(new Told(10 + dice.pick("past", 80), took * dice.roll("past told") + 0.001));
            Precedent precedent = new Precedent(
                    took, dice.pick("past", 3) == 0 ? null : 10.0, told.get(0).after() < took ? told : List.of());
            past.add("voice ", precedent);
            past.add("lips ", precedent);
        }
        return past;
    }

    /** Even, stuck, jumping, missing, or no percentage at all. */
    @CheckForNull
    static Integer percent(Dice dice, String id, long created, long now, long done) {
        double share =
                done == Long.MAX_VALUE ? 0.5 : Math.min(1, (double) (now - created) / Math.max(1, done - created));
        return switch (Math.floorMod(id.hashCode(), SHAPES)) {
            case 0 -> null;
            case 1 -> 0;
            case 2 -> 99;
            case 3 -> dice.pick("progress", 300) - 100;
            case 4 -> 100;
            default -> (int) (100 * share);
        };
    }
}
