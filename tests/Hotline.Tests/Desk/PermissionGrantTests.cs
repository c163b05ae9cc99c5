using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

public sealed class PermissionGrantTests
{
    [Theory]
    [InlineData(Role.Operator, Grant.RevealAddress, true)]
    [InlineData(Role.Operator, null, false)]
    [InlineData(Role.Coordinator, Grant.RevealAddress, false)]
    [InlineData(Role.Administrator, Grant.RevealAddress, false)]
    public void An_address_is_for_operators_who_were_given_it_by_name(string role, string? grant, bool may)
    {
        var account = CasebookRig.Operator("someone");
        account.Roles = [role];
        account.Grants = grant is null ? [] : [grant];
        Assert.Equal(may, account.Has(Permission.RevealAddress));
    }

    [Theory]
    [InlineData(Role.Coordinator, Grant.ReadAnswers, true)]
    [InlineData(Role.Coordinator, null, false)]
    [InlineData(Role.Coordinator, Grant.RevealAddress, false)]
    [InlineData(Role.Operator, Grant.ReadAnswers, false)]
    [InlineData(Role.Administrator, Grant.ReadAnswers, false)]
    public void Answers_that_were_not_understood_are_for_coordinators_who_were_given_them_by_name(string role, string? grant, bool may)
    {
        var account = CasebookRig.Operator("someone");
        (account.Roles, account.Grants) = ([role], grant is null ? [] : [grant]);
        Assert.Equal(may, account.Has(Permission.ReadAnswers));
    }

    [Fact]
    public void Every_permission_is_somebodys()
    {
        var all = CasebookRig.Operator("someone");
        (all.Roles, all.Grants) = (Role.All, Grant.All);
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(all.Has(permission)));
    }
}
