package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What axe-core says of a page, and whether the page fits its screen. */
final class Accessibility {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Accessibility() {}

    static void requireNothingGrave(Page page, String where) {
        List<String> found = axe(page).analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(Accessibility::told)
                .toList();
        assertThat(found).as("what axe-core finds in " + where).isEmpty();
    }

    static void requireNoSidewaysScrolling(Page page, String where) {
        Object wide = page.evaluate(
                """
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.scrollingElement.scrollWidth <= width) return '';
                  return [...document.querySelectorAll('body *')]
                    .filter((one) => one.getBoundingClientRect().right > width + 0.5)
                    .map((one) => one.outerHTML.slice(0, 120))
                    .slice(0, 5)
                    .join('\\n');
                }
                """);
        assertThat(wide).as("what is wider than the screen in " + where).isEqualTo("");
    }

    /**
     * Without frames there is nothing to join, and the mode that joins opens a page for each look. What is in order is not told,
     * which takes half the time.
     */
    @SuppressWarnings("deprecation")
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder(page).options(options);
        axe.setLegacyMode(true);
        return axe;
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " (" + node.getFailureSummary() + ")")
                        .toList();
    }
}
