namespace CallInsight.Storage.OwnPostgres;

/// <summary>
/// The server's <c>postgresql.conf</c>, written at each start. Who runs CallInsight may override it in
/// <c>postgresql.auto.conf</c> (<c>ALTER SYSTEM</c>), except what keeps texts of customers out of the log.
/// </summary>
internal static class ServerSettings
{
    /// <summary>Of the socket's name too.</summary>
    public const int DefaultPort = 5432;

    // Only messages of the server itself are logged: an error's text may quote what a customer said
    // (invalid input syntax for type integer: "…"), its details a whole row, its statement a literal.
    private static readonly string[] Unspoken =
    [
        "log_min_messages=log",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_statement=none",
        "log_min_duration_statement=-1",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
    ];

    /// <summary>What is given on the command line, where no file can override it.</summary>
    public static string CommandLine(OwnPostgresOptions options)
        => string.Join(' ', Unspoken.Prepend(options.Port is null ? "listen_addresses=" : "listen_addresses=127.0.0.1").Select(setting => "-c " + setting));

    public static string File(string socketFolder, OwnPostgresOptions options) => $"""
        # Written by CallInsight at each start; what is changed here is lost. Use ALTER SYSTEM.
        unix_socket_directories = '{socketFolder.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0700
        port = {options.Port?.Number ?? DefaultPort}
        max_connections = 500
        shared_buffers = 128MB
        work_mem = 8MB
        maintenance_work_mem = 128MB
        dynamic_shared_memory_type = posix
        jit = off
        random_page_cost = 1.1

        fsync = {OnOrOff(options.Durable)}
        synchronous_commit = {OnOrOff(options.Durable)}
        full_page_writes = {OnOrOff(options.Durable)}
        wal_level = replica
        max_wal_size = 1GB
        min_wal_size = 128MB
        checkpoint_timeout = 10min
        checkpoint_completion_target = 0.9

        datestyle = 'iso, ymd'
        timezone = 'UTC'
        lc_messages = 'C'
        default_text_search_config = 'pg_catalog.simple'

        # One file for each day of the week, overwritten a week later.
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgresql-%a.log'
        log_file_mode = 0600
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_timezone = 'UTC'
        log_checkpoints = off
        log_connections = off
        {(options.Port is null ? "" : TlsFiles.Settings)}
        """;

    private static string OnOrOff(bool value) => value ? "on" : "off";
}
