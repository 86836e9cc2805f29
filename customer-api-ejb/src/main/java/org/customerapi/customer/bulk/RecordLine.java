package org.customerapi.customer.bulk;

import java.util.function.Supplier;
import org.customerapi.shared.Rejection;

/**
 * One line of an import.
 *
 * @param number where it stands, from 1
 * @param record what it says; throws a {@link Rejection} when it says nothing that can be taken
 */
public record RecordLine(long number, Supplier<CustomerRecord> record) {}
