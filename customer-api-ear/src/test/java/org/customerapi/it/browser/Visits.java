package org.customerapi.it.browser;

import java.util.ArrayList;
import java.util.List;
import org.customerapi.it.Api;
import org.customerapi.it.DemoCustomer;

/** The visits of one test. They are photographed at its end, and nothing may have gone wrong in them. */
final class Visits {
    private final Stage stage;
    private final List<Visit> begun = new ArrayList<>();

    Visits(Stage stage) {
        this.stage = stage;
    }

    Visit begin(Look look) {
        Visit visit = Visit.begin(stage.browser(), stage.api().root(), look);
        begun.add(visit);
        return visit;
    }

    /** At another server than the one in demo mode that all tests share. */
    Visit beginAt(Api other, Look look) {
        Visit visit = Visit.begin(stage.browser(), other.root(), look);
        begun.add(visit);
        return visit;
    }

    /** The server without a browser. */
    Api api() {
        return stage.api();
    }

    /** A demo customer that no other test knows, with an authenticator bound and no key. */
    DemoCustomer customer() {
        return stage.customer();
    }

    void end(String name) {
        for (int i = 0; i < begun.size(); i++) {
            begun.get(i).photograph(i == 0 ? name : name + "-" + (i + 1));
        }
        begun.forEach(Visit::close);
        begun.forEach(visit -> visit.watch().verifyNothingWrong());
    }
}
