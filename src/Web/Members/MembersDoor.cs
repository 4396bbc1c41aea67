namespace CallInsight.Web.Members;

/// <summary>Members, teams and roles: what pages and API share.</summary>
internal static class MembersDoor
{
    public static IServiceCollection AddMembersDoor(this IServiceCollection services) => services.AddSingleton<MemberQueries>().AddSingleton<TeamQueries>();
}
