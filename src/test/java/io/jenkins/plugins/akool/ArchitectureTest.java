package io.jenkins.plugins.akool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the code, the picture and the text to the plan of the house, docs/rooms.puml. */
class ArchitectureTest {

    private static final String BASE = "io.jenkins.plugins.akool";

    private static final Path SOURCES = Path.of("src/main/java/io/jenkins/plugins/akool");

    private static final int MOST_FILES = 15;

    private static final int MOST_LINES = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private final HousePlan plan = HousePlan.read(Path.of("docs/rooms.puml"));

    @Test
    void whatOneRoomUsesLiesBelowItInThePlan(@TempDir Path folder) throws Exception {
        Path whole = Files.writeString(folder.resolve("whole.puml"), plan.withAllThatFollows());
        classes()
                .should(adhereToPlantUmlDiagram(whole, consideringOnlyDependenciesInAnyPackage(BASE + "..")))
                .check(CLASSES);
    }

    @Test
    void everyArrowOfThePlanIsUsed() {
        Set<String> used = CLASSES.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(d -> room(d.getOriginClass().getPackageName()) + " --> "
                        + room(d.getTargetClass().getPackageName()))
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                plan.arrows().stream().filter(arrow -> !used.contains(arrow)).toList());
    }

    @Test
    void noRoomsUseEachOtherInACircle() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theCoreKnowsNoJenkins() {
        noClasses()
                .that()
                .resideInAnyPackage(plan.core().stream()
                        .map(room -> BASE + "." + room + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "com.cloudbees..")
                .check(CLASSES);
    }

    @Test
    void theCoreBuildNamesTheCoreRooms() throws IOException {
        String pom = Files.readString(Path.of("core-pom.xml"));
        assertEquals(plan.core(), found("<include>io/jenkins/plugins/akool/(\\w+)/\\*\\*</include>", pom));
    }

    @Test
    void nothingDependsOnTestHarnesses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.jvnet.hudson.test..", "mockwebserver3..")
                .check(CLASSES);
    }

    @Test
    void everyRoomIsInThePlanAndHasAFewClassesAndAReasonForMore() throws IOException {
        Set<String> rooms = new TreeSet<>();
        for (Path room : list(SOURCES)) {
            rooms.add(room.getFileName().toString());
            int files = list(room).size();
            String said = Files.readString(room.resolve("package-info.java"));
            assertTrue(files >= 3, room + " has " + files + " files");
            assertTrue(
                    files <= MOST_FILES || said.contains("more than " + MOST_FILES + " files"),
                    room + " has " + files + " files, and does not say why");
        }
        assertEquals(rooms, plan.rooms());
    }

    @Test
    void noClassIsLongerThanOneCanRead() throws IOException {
        List<String> longer = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                long lines = Files.readAllLines(file).size();
                if (lines > MOST_LINES) {
                    longer.add(file + " has " + lines + " lines");
                }
            }
        }
        assertEquals(List.of(), longer);
    }

    @Test
    void thePictureIsDrawnFromThePlan() throws IOException {
        String picture = Files.readString(Path.of("docs/images/rooms.svg"));
        assertTrue(picture.contains(plan.digest()), "docs/images/rooms.svg is of another plan: run make picture");
    }

    @Test
    void theTextLeadsThroughEveryRoom() throws IOException {
        String text = Files.readString(Path.of("docs/architecture.md"));
        assertTrue(text.contains("(images/rooms.svg)"));
        assertEquals(plan.rooms(), new TreeSet<>(found("\\*\\*`(\\w+)`\\*\\*", text)));
    }

    private static String room(String packageName) {
        return packageName.startsWith(BASE + ".") ? packageName.substring(BASE.length() + 1) : packageName;
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
