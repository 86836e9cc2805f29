package org.customerapi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.ApiKeyRegister;
import org.customerapi.shared.ClockProducer;
import org.customerapi.shared.secret.SecretText;

/** The walls of the house: who may know whom. */
@AnalyzeClasses(packages = "org.customerapi", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule aRoomKnowsOnlyRoomsBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("shared")
            .definedBy("org.customerapi.shared..")
            .layer("audit")
            .definedBy("org.customerapi.audit..")
            .layer("codes")
            .definedBy("org.customerapi.codes..")
            .layer("customer")
            .definedBy("org.customerapi.customer..")
            .layer("stepup")
            .definedBy("org.customerapi.stepup..")
            .layer("apikey")
            .definedBy("org.customerapi.apikey..")
            .layer("signature")
            .definedBy("org.customerapi.signature..")
            .layer("web")
            .definedBy("org.customerapi.web..")
            .whereLayer("shared")
            .mayNotAccessAnyLayer()
            .whereLayer("audit")
            .mayOnlyAccessLayers("shared")
            .whereLayer("codes")
            .mayOnlyAccessLayers("shared")
            .whereLayer("customer")
            .mayOnlyAccessLayers("shared", "audit", "codes")
            .whereLayer("stepup")
            .mayOnlyAccessLayers("shared", "audit", "codes", "customer")
            .whereLayer("apikey")
            .mayOnlyAccessLayers("shared", "audit", "codes", "customer", "stepup")
            .whereLayer("signature")
            .mayOnlyAccessLayers("shared", "audit", "codes", "customer", "stepup", "apikey")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule noTwoPackagesKnowEachOther =
            slices().matching("org.customerapi.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theDomainKnowsNeitherItsRepositoryNorTheContainer = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.customerapi..persistence..", "jakarta.ejb..", "jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule theSignatureRoomDoesNotManageKeys = noClasses()
            .that()
            .resideInAPackage("org.customerapi.signature..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ApiKeyLifecycle.class, ApiKeyRegister.class);

    @ArchTest
    static final ArchRule resourcesDoNotTouchTheDatabase = noClasses()
            .that()
            .resideInAPackage("org.customerapi.web..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule onlyTheProducerMakesAClock = noClasses()
            .that()
            .areNotAssignableTo(ClockProducer.class)
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethodWhere(describe(
                    "now() without a clock",
                    call -> call.getTarget().getOwner().getPackageName().equals("java.time")
                            && call.getTarget().getName().equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty()))
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule namesSayWhatAThingIsFor = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule whatVerifiesThrowsAndNeverAnswers = noMethods()
            .that()
            .haveNameStartingWith("verify")
            .should()
            .haveRawReturnType(boolean.class)
            .orShould()
            .haveRawReturnType(Boolean.class);

    @ArchTest
    static final ArchRule secretsHaveASecretType = fields().that()
            .haveNameMatching("(?i).*(privateKey|token|totpCode|passwordMd5)")
            .and()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.customerapi.web..")
            .should()
            .haveRawType(describe(
                    "a secret type",
                    type -> type.isAssignableTo(SecretText.class) || !type.isAssignableTo(String.class)));

    /** RESTEasy, on WildFly, takes no other; Jersey, on Payara, would, so only this test tells before a deployment does. */
    @ArchTest
    static final ArchRule whatJaxRsMakesHasAPublicConstructorWithoutArguments = classes()
            .that()
            .areAnnotatedWith(Provider.class)
            .or()
            .areAnnotatedWith(Path.class)
            .should(ArchCondition.from(
                    describe("have a public constructor without arguments", type -> type.getConstructors().stream()
                            .anyMatch(constructor -> constructor.getParameters().isEmpty()
                                    && constructor.getModifiers().contains(JavaModifier.PUBLIC)))));

    /** Weld's client proxies call by reflection whatever is not public, or has to do with a type that is not. */
    @ArchTest
    static final ArchRule whatASignedCallPassesIsCalledWithoutReflection = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "org.customerapi.signature",
                    "org.customerapi.apikey..",
                    "org.customerapi.shared.settings",
                    "org.customerapi.web.openapi",
                    "org.customerapi.web.envelope",
                    "org.customerapi.web.error")
            .and()
            .areDeclaredInClassesThat(describe(
                    "have a client proxy",
                    type -> type.isAnnotatedWith(ApplicationScoped.class) || type.isAnnotatedWith(RequestScoped.class)))
            .and(describe("are called from elsewhere", HouseTest::isCalledFromElsewhere))
            .should(ArchCondition.from(describe(
                    "be public, with public types",
                    method ->
                            Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                                            .allMatch(type -> type.isPrimitive()
                                                    || isPublic(type.getBaseComponentType()
                                                            .getModifiers()))
                                    && isPublic(method.getModifiers()))));

    private static boolean isCalledFromElsewhere(JavaMethod method) {
        return !method.getModifiers().contains(JavaModifier.STATIC)
                && method.getAccessesToSelf().stream()
                        .anyMatch(access -> !access.getOriginOwner().equals(method.getOwner()));
    }

    private static boolean isPublic(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC);
    }
}
