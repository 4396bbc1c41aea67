using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Members;

public static class MembersModule
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services.AddSingleton<MemberStore>().AddSingleton<ProvisionedMemberStore>().AddSingleton<AdmittedMemberStore>();
}
