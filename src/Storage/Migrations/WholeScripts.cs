using DbUp.Postgresql;

namespace CallInsight.Storage.Migrations;

/// <summary>
/// Lets PostgreSQL itself take each script apart. DbUp and Npgsql would cut it at semicolons, also in the body of a
/// function that is written with <c>begin atomic</c>; inside a block the script is a text to them.
/// </summary>
internal sealed class WholeScripts(string connectionString) : PostgresqlConnectionManager(connectionString)
{
    public override IEnumerable<string> SplitScriptIntoCommands(string scriptContents) =>
        [$"do $callinsight_block$ begin execute $callinsight_script${scriptContents}$callinsight_script$; end $callinsight_block$"];
}
