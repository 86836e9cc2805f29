package org.customerapi.it.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test its visits, and ends them. */
final class BrowserExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visits.class;
    }

    @Override
    public Visits resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Visits.class, key -> new Visits(Stage.of(context)), Visits.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visits visits = context.getStore(NAMESPACE).get(Visits.class, Visits.class);
        if (visits != null) {
            visits.end(nameOf(context));
        }
    }

    /** With the arguments of a parameterized test behind it. */
    private static String nameOf(ExtensionContext context) {
        String method = context.getRequiredTestMethod().getName();
        String display = context.getDisplayName();
        String arguments = display.startsWith("[") ? "-" + display.replaceAll("[^\\w]+", "-") : "";
        return context.getRequiredTestClass().getSimpleName() + "." + method + arguments.replaceFirst("-$", "");
    }
}
