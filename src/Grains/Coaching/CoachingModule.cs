using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Coaching;

public static class CoachingModule
{
    public static IServiceCollection AddCoaching(this IServiceCollection services) => services.AddSingleton<CoachingStore>().AddSingleton<CallReaders>();
}
