// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ExecutorHost} from "../../../contracts/flat/src/ExecutorHost.sol";
import {Draw} from "./Draw.sol";
import {MarketActions} from "./MarketActions.sol";

/// What happens around the cores: trade in the pools of RISE and SAVE, executors good and bad, pauses.
abstract contract CoreActions is MarketActions {
    /// Someone trades RISE or SAVE against WETH, in either direction.
    function token_swap(bool ofSave, bool sellToken, uint256 raw) external happening {
        address token = ofSave ? address(vault) : address(rise);
        uint256 held = IERC20(sellToken ? token : address(weth)).balanceOf(address(swapper));
        _trade(ofSave, sellToken, Draw.bound(raw, 1, held / 20 + 1));
    }

    /// SAVE is bought far above NAV, and stays there for longer than the window of the mean; the feeds go on.
    function save_rally(uint256 raw) external happening {
        uint256 pooled = weth.balanceOf(address(savePool));
        _trade(true, false, Draw.bound(raw, pooled / 50, pooled / 6));
        _pass(31 minutes);
        _refresh();
    }

    /// A sale while SAVE is held far above NAV: of up to twice what the cap of the epoch leaves, or what there is.
    function ghost_rally(uint256 who, uint256 raw) external {
        this.save_rally(raw);
        // In the deep genesis the cap is far more than there is to sell.
        uint256 left = ghost.available();
        if (raw & 1 == 0 && left > ghost.inventory()) left = ghost.inventory();
        uint256 most = 2 * left * ghost.marketPrice() / 1e18;
        address from = _actor(who);
        uint256 value = Draw.bound(Draw.part(raw, 0), 1, most);
        enrich(from, value);
        _attempt(from, address(ghost), value, abi.encodeCall(ghost.buy, (0)));
    }

    /// SAVE is sold below NAV, and stays there for longer than the window of the mean; the feeds go on.
    function save_slump(uint256 raw) external happening {
        uint256 pooled = IERC20(address(vault)).balanceOf(address(savePool));
        _trade(true, true, Draw.bound(raw, pooled / 100, pooled / 8));
        _pass(31 minutes);
        _refresh();
    }

    /// FLAT is bought above the band and stays there for longer than the window of the mean; the feeds go on.
    function flat_rally(uint256 raw) external happening {
        _recover();
        uint256 pooled = weth.balanceOf(address(pool));
        _trade(address(pool), address(flat), false, Draw.bound(raw, pooled / 100, pooled / 10));
        _pass(31 minutes);
        _refresh();
    }

    /// The council gives a core an executor that answers anything, or fails: amounts up to what the core holds, and each
    /// of the plan's limits a little exceeded about one time in eight.
    function executor_corrupt(uint256 which, uint256 raw) external happening {
        ExecutorHost host = _host(which);
        uint256 most = address(host).balance;
        mad.set(
            raw % 8 == 0,
            [
                Draw.amount(Draw.part(raw, 0), most / 2500),
                raw & 3 == 0 ? 0 : Draw.amount(Draw.part(raw, 1), most),
                raw & 12 == 0 ? 0 : Draw.amount(Draw.part(raw, 2), most),
                Draw.amount(Draw.part(raw, 3), most / 2500),
                Draw.bound(Draw.part(raw, 4), 1550, 3600),
                Draw.bound(Draw.part(raw, 5), 0, 115),
                Draw.bound(Draw.part(raw, 6), 0, 115)
            ]
        );
        _replace(host, address(mad));
    }

    /// The treasury or NAV defense is called a block after its executor was made to answer anything.
    function executor_ask(uint256 who, uint256 which, uint256 raw) external {
        bool pulses = which % 4 != 0;
        this.executor_corrupt(pulses ? 0 : 2, raw);
        _pass(12);
        bytes memory data = pulses ? abi.encodeCall(core.pulse, ()) : abi.encodeCall(defense.defend, ());
        _attempt(_actor(who), pulses ? address(core) : address(defense), 0, data);
    }

    /// The council gives a core its first executor back.
    function executor_restore(uint256 which) external happening {
        which %= 3;
        _replace(_host(which), firstExecutors[which]);
    }

    /// The guardian pauses the executor of a core, or lets it be asked again.
    function guardian_decide(uint256 which, bool pauses) external happening {
        address executor = _host(which).executor();
        bytes memory data = pauses ? abi.encodeCall(guard.pause, (executor)) : abi.encodeCall(guard.unpause, (executor));
        _by(guard.guardian(), address(guard), data);
    }

    function _host(uint256 which) private view returns (ExecutorHost) {
        if (which % 3 == 0) return core;
        return which % 3 == 1 ? ExecutorHost(ghost) : ExecutorHost(defense);
    }

    function _replace(ExecutorHost host, address executor) private {
        _by(host.council(), address(host), abi.encodeCall(host.setExecutor, (executor)));
    }

    /// Outside of what is watched: happenings are no messages under study.
    function _by(address from, address to, bytes memory data) private {
        (bool done,) = _sendAs(from, to, 0, data);
        done;
    }

    function _trade(bool ofSave, bool sellToken, uint256 amount) private {
        if (ofSave) _trade(address(savePool), address(vault), sellToken, amount);
        else _trade(address(risePool), address(rise), sellToken, amount);
    }

    function _trade(address where, address token, bool sellToken, uint256 amount) private {
        uint256 held = IERC20(sellToken ? token : address(weth)).balanceOf(address(swapper));
        if (amount > held) amount = held;
        if (amount == 0) return; // Safe: there is nothing to trade
        bool tokenIsToken0 = token < address(weth);
        // Safe: a trade that the pool refuses did not happen
        try swapper.sell(where, sellToken == tokenIsToken0, amount) {} catch {}
    }

    /// All that happens besides the functions of the suite.
    function _happenings() internal pure override returns (bytes4[] memory all) {
        bytes4[] memory markets = super._happenings();
        bytes4[9] memory own = [
            this.token_swap.selector,
            this.save_rally.selector,
            this.ghost_rally.selector,
            this.save_slump.selector,
            this.flat_rally.selector,
            this.executor_corrupt.selector,
            this.executor_ask.selector,
            this.executor_restore.selector,
            this.guardian_decide.selector
        ];
        all = new bytes4[](markets.length + own.length);
        for (uint256 i; i < markets.length; ++i) all[i] = markets[i];
        for (uint256 i; i < own.length; ++i) all[markets.length + i] = own[i];
    }
}
