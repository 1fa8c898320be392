package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.model.Action;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.remoting.Callable;
import io.jenkins.plugins.akool.options.TranslationOptions;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;

/** What Jenkins writes down or sends to agents, and reads again: in it no field may hold just anything. */
class StoredClassesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.akool");

    private static final List<Class<?>> ROOTS =
            List.of(Serializable.class, Describable.class, Descriptor.class, Action.class, Callable.class, Step.class);

    /** Those that are stored, and all that their fields lead to, each with the way to it. */
    private static Map<JavaClass, String> stored() {
        Map<JavaClass, String> found = new LinkedHashMap<>();
        Deque<JavaClass> open = new ArrayDeque<>();
        for (JavaClass root : CLASSES) {
            if (!root.isAnonymousClass() && ROOTS.stream().anyMatch(root::isAssignableTo)) {
                found.put(root, root.getSimpleName());
                open.add(root);
            }
        }
        while (!open.isEmpty()) {
            JavaClass owner = open.pop();
            for (JavaField field : fields(owner)) {
                for (JavaClass type : field.getAllInvolvedRawTypes()) {
                    if (CLASSES.contain(type.getName()) && !found.containsKey(type)) {
                        found.put(type, found.get(owner) + "." + field.getName());
                        open.add(type);
                    }
                }
            }
        }
        return found;
    }

    private static List<JavaField> fields(JavaClass owner) {
        return owner.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.TRANSIENT))
                .toList();
    }

    @Test
    void noFieldThatIsReadAgainMayHoldAnything() {
        Map<JavaClass, String> stored = stored();
        assertTrue(stored.containsKey(CLASSES.get(TranslationOptions.class)));
        List<String> open = new ArrayList<>();
        stored.forEach((owner, way) -> fields(owner).stream()
                .filter(field ->
                        field.getAllInvolvedRawTypes().stream().anyMatch(type -> type.isEquivalentTo(Object.class)))
                .forEach(field -> open.add(way + "." + field.getName())));
        assertEquals(List.of(), open);
    }
}
