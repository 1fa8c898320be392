package io.jenkins.plugins.akool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the arrows of docs/architecture.md: they point down only. */
class ArchitectureTest {

    private static final String BASE = "io.jenkins.plugins.akool";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void arrowsPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(BASE + "..")
                .layer("pipeline")
                .definedBy(BASE + ".pipeline..")
                .layer("freestyle")
                .definedBy(BASE + ".freestyle..")
                .layer("report")
                .definedBy(BASE + ".report..")
                .layer("webhook")
                .definedBy(BASE + ".webhook..")
                .layer("source")
                .definedBy(BASE + ".source..")
                .layer("jenkins")
                .definedBy(BASE + ".jenkins..")
                .layer("engine")
                .definedBy(BASE + ".engine..")
                .layer("client")
                .definedBy(BASE + ".client..")
                .whereLayer("pipeline")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("freestyle")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("webhook")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("source")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("jenkins")
                .mayOnlyBeAccessedByLayers("pipeline", "freestyle", "report", "webhook", "source")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("jenkins", "pipeline", "freestyle", "report", "webhook")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void clientAndEngineKnowNoJenkins() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".client..", BASE + ".engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..",
                        "jenkins..",
                        "org.jenkinsci..",
                        "org.kohsuke..",
                        "com.cloudbees..",
                        BASE + ".jenkins..")
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTestHarnesses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.jvnet.hudson.test..", "mockwebserver3..")
                .check(CLASSES);
    }
}
