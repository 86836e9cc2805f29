package org.customerapi.shared.database;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** Hands the container's pooled data source to constructors. A session bean, because OpenEJB gives resources to these only. */
@Singleton
public class DataSourceProducer {
    @Resource(lookup = ConfiguredDataSource.JNDI_NAME)
    private DataSource dataSource;

    @Produces
    public DataSource dataSource() {
        return dataSource;
    }
}
