using CallInsight.Contracts;

namespace CallInsight.Web.Integrations;

/// <summary>Scopes of keys as people read them.</summary>
internal static class ScopeNames
{
    public static string Label(string scope) => scope == Scopes.All ? "everything (*)" : scope;

    /// <summary>An id that a page can use for the scope's box.</summary>
    public static string Id(string scope) => "scope-" + (scope == Scopes.All ? "all" : scope.Replace(':', '-'));
}
