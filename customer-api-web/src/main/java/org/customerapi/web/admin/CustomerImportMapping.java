package org.customerapi.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.Iterator;
import org.customerapi.customer.bulk.ImportReport;
import org.customerapi.customer.bulk.RecordLine;
import org.customerapi.customer.bulk.RefusedLine;
import org.customerapi.shared.Rejection;
import org.customerapi.web.admin.wire.CustomerImportLine;
import org.customerapi.web.admin.wire.CustomerImportReport;
import org.customerapi.web.admin.wire.RefusedImportLine;
import org.customerapi.web.body.BodyLine;
import org.customerapi.web.body.BodyLines;
import org.customerapi.web.body.WireRequestReader;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Messages;

/** Between the lines of a body and the records they hold, and between the report and its words. */
@ApplicationScoped
public class CustomerImportMapping {
    private final WireRequestReader reader;
    private final Call call;

    @Inject
    public CustomerImportMapping(WireRequestReader reader, Call call) {
        this.reader = reader;
        this.call = call;
    }

    protected CustomerImportMapping() {
        this(null, null);
    }

    /**
     * Each line is read when it is its turn.
     *
     * @throws Rejection {@code BODY_TOO_LARGE}, at once when the client says how long its body is
     */
    Iterator<RecordLine> records(HttpHeaders headers, InputStream body) {
        BodyLines lines = BodyLines.of(body, headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public RecordLine next() {
                BodyLine line = lines.next();
                return new RecordLine(line.number(), () -> reader.read(CustomerImportLine.class, line)
                        .record());
            }
        };
    }

    CustomerImportReport report(ImportReport report) {
        return new CustomerImportReport(
                report.lines(),
                report.created(),
                report.updated(),
                report.unchanged(),
                report.refused(),
                report.refusals().stream().map(this::refused).toList(),
                report.leftOut());
    }

    private RefusedImportLine refused(RefusedLine line) {
        Rejection reason = line.reason();
        Messages messages = Messages.in(call.language());
        return new RefusedImportLine(line.number(), reason.code().code(), messages.of(reason), messages.params(reason));
    }
}
